<?xml version="1.0" encoding="UTF-8"?>
<!-- Biên lai: the fee of one member. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">
  <xsl:import href="party.xsl"/>

  <xsl:template match="/receipt">
    <fo:root xsl:use-attribute-sets="document">
      <xsl:call-template name="pages">
        <xsl:with-param name="name">Biên lai</xsl:with-param>
      </xsl:call-template>
      <fo:page-sequence master-reference="pages" xml:lang="vi">
        <xsl:call-template name="page-number"/>
        <fo:static-content flow-name="xsl-region-after">
          <fo:block text-align="center" font-size="10pt" color="#444444">Biên lai điện tử có giá trị như bản giấy khi chữ ký số còn nguyên vẹn.</fo:block>
        </fo:static-content>
        <fo:flow flow-name="xsl-region-body">
          <xsl:call-template name="head"/>
          <xsl:call-template name="title">
            <xsl:with-param name="name">BIÊN LAI</xsl:with-param>
            <xsl:with-param name="about">thu, nộp đảng phí</xsl:with-param>
          </xsl:call-template>
          <fo:list-block provisional-distance-between-starts="52mm" provisional-label-separation="2mm">
            <xsl:call-template name="fact">
              <xsl:with-param name="label">Họ và tên đảng viên</xsl:with-param>
              <xsl:with-param name="value" select="payer/@name"/>
              <xsl:with-param name="weight">bold</xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="fact">
              <xsl:with-param name="label">Số thẻ đảng viên/ Số&#160;lý&#160;lịch</xsl:with-param>
              <xsl:with-param name="value" select="payer/@number"/>
            </xsl:call-template>
            <xsl:call-template name="fact">
              <xsl:with-param name="label">Nơi sinh hoạt đảng</xsl:with-param>
              <xsl:with-param name="value" select="@cell"/>
            </xsl:call-template>
            <xsl:call-template name="fact">
              <xsl:with-param name="label">Nội dung</xsl:with-param>
              <xsl:with-param name="value" select="@months"/>
            </xsl:call-template>
            <xsl:call-template name="fact">
              <xsl:with-param name="label">Số tiền</xsl:with-param>
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
          <xsl:call-template name="foot"/>
        </fo:flow>
      </fo:page-sequence>
    </fo:root>
  </xsl:template>
</xsl:stylesheet>
