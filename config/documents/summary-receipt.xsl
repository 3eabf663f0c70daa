<?xml version="1.0" encoding="UTF-8"?>
<!-- Biên lai tổng hợp: who of a cell paid how much for which months, over as many pages as it takes. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">
  <xsl:import href="party.xsl"/>

  <xsl:template match="/summary-receipt">
    <fo:root xsl:use-attribute-sets="document">
      <xsl:call-template name="pages">
        <xsl:with-param name="name">Biên lai tổng hợp</xsl:with-param>
      </xsl:call-template>
      <xsl:for-each select="part">
        <fo:page-sequence xml:lang="vi">
          <!-- only the first page of all has no number -->
          <xsl:attribute name="master-reference">
            <xsl:choose>
              <xsl:when test="position() = 1">pages</xsl:when>
              <xsl:otherwise>other</xsl:otherwise>
            </xsl:choose>
          </xsl:attribute>
          <xsl:call-template name="page-number"/>
          <fo:static-content flow-name="xsl-region-after">
            <fo:block text-align="center" font-size="10pt" color="#444444">Biên lai tổng hợp số <xsl:value-of select="../@number"/>, có giá trị như bản giấy khi chữ ký số còn nguyên vẹn.</fo:block>
          </fo:static-content>
          <fo:flow flow-name="xsl-region-body">
            <xsl:if test="position() = 1">
              <xsl:for-each select="..">
                <xsl:call-template name="head"/>
                <xsl:call-template name="title">
                  <xsl:with-param name="name">BIÊN LAI TỔNG HỢP</xsl:with-param>
                  <xsl:with-param name="about">thu, nộp đảng phí của chi bộ</xsl:with-param>
                </xsl:call-template>
                <fo:list-block provisional-distance-between-starts="52mm" provisional-label-separation="2mm">
                  <xsl:call-template name="fact">
                    <xsl:with-param name="label">Họ và tên người nộp</xsl:with-param>
                    <xsl:with-param name="value" select="payer/@name"/>
                    <xsl:with-param name="weight">bold</xsl:with-param>
                  </xsl:call-template>
                  <xsl:call-template name="fact">
                    <xsl:with-param name="label">Nộp cho</xsl:with-param>
                    <xsl:with-param name="value" select="@cell"/>
                  </xsl:call-template>
                  <xsl:call-template name="fact">
                    <xsl:with-param name="label">Số đảng viên</xsl:with-param>
                    <xsl:with-param name="value" select="@members"/>
                  </xsl:call-template>
                  <xsl:call-template name="fact">
                    <xsl:with-param name="label">Tổng số tiền</xsl:with-param>
                    <xsl:with-param name="value" select="concat(@amount, ' đồng')"/>
                    <xsl:with-param name="weight">bold</xsl:with-param>
                  </xsl:call-template>
                  <xsl:call-template name="fact">
                    <xsl:with-param name="label">Số tiền bằng chữ</xsl:with-param>
                    <xsl:with-param name="value" select="@words"/>
                    <xsl:with-param name="style">italic</xsl:with-param>
                  </xsl:call-template>
                  <xsl:call-template name="fact">
                    <xsl:with-param name="label">Hình thức nộp</xsl:with-param>
                    <xsl:with-param name="value" select="payment/@method"/>
                  </xsl:call-template>
                  <xsl:call-template name="fact">
                    <xsl:with-param name="label">Số giao dịch</xsl:with-param>
                    <xsl:with-param name="value" select="payment/@transaction"/>
                  </xsl:call-template>
                  <xsl:call-template name="fact">
                    <xsl:with-param name="label">Mã thanh toán</xsl:with-param>
                    <xsl:with-param name="value" select="payment/@reference"/>
                  </xsl:call-template>
                  <xsl:call-template name="fact">
                    <xsl:with-param name="label">Thời điểm thanh toán</xsl:with-param>
                    <xsl:with-param name="value" select="payment/@paid-at"/>
                  </xsl:call-template>
                </fo:list-block>
              </xsl:for-each>
            </xsl:if>
            <xsl:call-template name="lines"/>
            <xsl:if test="position() = last()">
              <xsl:for-each select="..">
                <xsl:call-template name="foot"/>
              </xsl:for-each>
              <fo:block font-size="10.5pt" font-style="italic" space-before="5mm">Biên lai tổng hợp này gồm <fo:page-number/> trang.</fo:block>
            </xsl:if>
          </fo:flow>
        </fo:page-sequence>
      </xsl:for-each>
    </fo:root>
  </xsl:template>

  <!-- the lines of one part; several parts are added up one by one, and all of them at the end -->
  <xsl:template name="lines">
    <fo:table table-layout="fixed" width="100%" border-collapse="separate" border-right="0.75pt solid #333333" font-size="11pt" line-height="1.2" space-before="4mm">
      <fo:table-column column-width="14mm"/>
      <fo:table-column column-width="48mm"/>
      <fo:table-column column-width="22mm"/>
      <fo:table-column column-width="25mm"/>
      <fo:table-column column-width="22mm"/>
      <fo:table-column column-width="34mm"/>
      <fo:table-header font-weight="bold" text-align="center">
        <fo:table-row>
          <fo:table-cell xsl:use-attribute-sets="head-cell"><fo:block>TT</fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="head-cell"><fo:block>Họ và tên</fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="head-cell"><fo:block>Số thẻ đảng viên/ Số lý lịch</fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="head-cell"><fo:block>Đóng cho tháng</fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="head-cell"><fo:block>Số tiền (đồng)</fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="head-cell"><fo:block>Biên lai số</fo:block></fo:table-cell>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <xsl:for-each select="line">
          <fo:table-row keep-together.within-page="always">
            <fo:table-cell xsl:use-attribute-sets="cell" text-align="center"><fo:block><xsl:value-of select="@position"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="cell"><fo:block><xsl:value-of select="@name"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="cell" text-align="center"><fo:block><xsl:value-of select="@number"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="cell" text-align="center"><fo:block><xsl:value-of select="@months"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="cell" text-align="end"><fo:block><xsl:value-of select="@amount"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="cell" text-align="center"><fo:block><xsl:value-of select="@receipt"/></fo:block></fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
        <xsl:if test="last() &gt; 1">
          <xsl:call-template name="sum">
            <xsl:with-param name="label" select="concat('Cộng từ ', @from, ' đến ', @to)"/>
            <xsl:with-param name="amount" select="@amount"/>
          </xsl:call-template>
        </xsl:if>
        <xsl:if test="position() = last()">
          <xsl:call-template name="sum">
            <xsl:with-param name="label">Tổng cộng</xsl:with-param>
            <xsl:with-param name="amount" select="../@amount"/>
          </xsl:call-template>
        </xsl:if>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="sum">
    <xsl:param name="label"/>
    <xsl:param name="amount"/>
    <fo:table-row font-weight="bold" keep-with-previous.within-page="always">
      <fo:table-cell xsl:use-attribute-sets="cell" number-columns-spanned="4" text-align="center"><fo:block><xsl:value-of select="$label"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cell" text-align="end"><fo:block><xsl:value-of select="$amount"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cell"><fo:block/></fo:table-cell>
    </fo:table-row>
  </xsl:template>
</xsl:stylesheet>
