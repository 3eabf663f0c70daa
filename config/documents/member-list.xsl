<?xml version="1.0" encoding="UTF-8"?>
<!-- Danh sách đảng viên cần giới thiệu và xin nhận xét tại nơi cư trú, across the paper, over as many pages as it takes. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">
  <xsl:import href="party.xsl"/>

  <xsl:template match="/member-list">
    <fo:root xsl:use-attribute-sets="document">
      <xsl:call-template name="pages">
        <xsl:with-param name="name">Danh sách đảng viên cần giới thiệu và xin nhận xét tại nơi cư trú</xsl:with-param>
        <xsl:with-param name="width">297mm</xsl:with-param>
        <xsl:with-param name="height">210mm</xsl:with-param>
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
          <xsl:call-template name="small-print">
            <xsl:with-param name="text" select="concat('Danh sách số ', ../@number, ', có giá trị như bản giấy khi chữ ký số còn nguyên vẹn.')"/>
          </xsl:call-template>
          <fo:flow flow-name="xsl-region-body">
            <xsl:if test="position() = 1">
              <xsl:for-each select="..">
                <xsl:call-template name="head">
                  <xsl:with-param name="left">126mm</xsl:with-param>
                  <xsl:with-param name="right">126mm</xsl:with-param>
                </xsl:call-template>
                <xsl:call-template name="title">
                  <xsl:with-param name="name">DANH SÁCH</xsl:with-param>
                  <xsl:with-param name="about" select="concat('đảng viên cần giới thiệu và xin nhận xét tại nơi cư trú năm ', @year)"/>
                </xsl:call-template>
              </xsl:for-each>
            </xsl:if>
            <xsl:call-template name="lines"/>
            <xsl:if test="position() = last()">
              <xsl:for-each select="..">
                <xsl:call-template name="sums"/>
                <xsl:call-template name="signed-foot">
                  <xsl:with-param name="paper">danh sách</xsl:with-param>
                  <xsl:with-param name="right">126mm</xsl:with-param>
                </xsl:call-template>
              </xsl:for-each>
            </xsl:if>
          </fo:flow>
        </fo:page-sequence>
      </xsl:for-each>
    </fo:root>
  </xsl:template>

  <xsl:template name="lines">
    <fo:table table-layout="fixed" width="100%" border-collapse="separate" border-right="0.75pt solid #333333" font-size="11pt" line-height="1.2">
      <fo:table-column column-width="13mm"/>
      <fo:table-column column-width="48mm"/>
      <fo:table-column column-width="24mm"/>
      <fo:table-column column-width="48mm"/>
      <fo:table-column column-width="68mm"/>
      <fo:table-column column-width="32mm"/>
      <fo:table-column column-width="19mm"/>
      <fo:table-header font-weight="bold" text-align="center">
        <fo:table-row>
          <fo:table-cell xsl:use-attribute-sets="head-cell"><fo:block>TT</fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="head-cell"><fo:block>Họ và tên đảng viên</fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="head-cell"><fo:block>Số thẻ đảng viên</fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="head-cell"><fo:block>Chi bộ sinh hoạt</fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="head-cell"><fo:block>Tổ chức đảng nơi cư trú</fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="head-cell"><fo:block>Loại</fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="head-cell"><fo:block>Yêu cầu báo cáo</fo:block></fo:table-cell>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <xsl:for-each select="line">
          <fo:table-row keep-together.within-page="always">
            <fo:table-cell xsl:use-attribute-sets="cell" text-align="center"><fo:block><xsl:value-of select="@position"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="cell"><fo:block><xsl:value-of select="@name"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="cell" text-align="center"><fo:block><xsl:value-of select="@card"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="cell"><fo:block><xsl:value-of select="@cell"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="cell"><fo:block><xsl:value-of select="@residence"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="cell"><fo:block><xsl:value-of select="@kind"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="cell" text-align="center"><fo:block><xsl:value-of select="@report"/></fo:block></fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="sums">
    <fo:block font-size="13pt" space-before="4mm" keep-with-previous.within-page="always">
      Danh sách này gồm <fo:inline font-weight="bold"><xsl:value-of select="@members"/></fo:inline> đảng viên:
      <xsl:for-each select="sum"><xsl:if test="position() &gt; 1">; </xsl:if><xsl:value-of select="@of"/>: <xsl:value-of select="@lines"/></xsl:for-each>.
      Số đảng viên được yêu cầu báo cáo kết quả thực hiện nhiệm vụ nơi cư trú: <xsl:value-of select="@reports"/>.
    </fo:block>
    <xsl:if test="@on-paper = 'yes'">
      <fo:block font-size="13pt" space-before="2mm" keep-with-previous.within-page="always">Danh sách được lập theo bản giấy nộp trực tiếp; bản chụp lưu kèm.</fo:block>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
